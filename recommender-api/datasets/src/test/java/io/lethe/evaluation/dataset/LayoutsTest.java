package io.lethe.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.dataset.row.SequenceMode;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each layout that ships with Lethe, on a few invented rows in its published form. */
class LayoutsTest {
    private static final Charset LATIN = StandardCharsets.ISO_8859_1;

    /**
     * Files in a layout's form, and what becomes of them.
     *
     * @param layout what it is recognised as
     * @param files  name and content by turns
     * @param items  the catalogue: {@code id/title/categories}
     * @param events the events: {@code user/item/type/value/time}, with the text behind it where there is one
     */
    record Given(String layout, Charset charset, List<String> files, List<String> items, List<String> events) {
        static Given of(String layout, List<String> files, List<String> items, List<String> events) {
            return new Given(layout, StandardCharsets.UTF_8, files, items, events);
        }

        @Override
        public String toString() {
            return layout;
        }
    }

    static Stream<Given> layouts() {
        return Stream.of(
                new Given(
                        "MovieLens 100k",
                        LATIN,
                        List.of(
                                "u.data",
                                "1\t7\t4\t881250949\n2\t7\t3\t891717742\n",
                                "u.item",
                                "7|Café Été (1995)|01-Jan-1995||http://us.imdb.com/M?x|0|0|0|1|0|1|0|0|0|0|0|0|0|0|0|0|0|0|0\n"
                                        + "8|Lamp (1987)|02-Feb-1987|||0|0|0|0|0|0|0|0|1|0|0|0|0|0|0|0|0|0|0\n",
                                "u.genre",
                                "unknown|0\nAction|1\n"),
                        List.of("7/Café Été (1995)/[Animation, Comedy]", "8/Lamp (1987)/[Drama]"),
                        List.of("1/7/rating/4.0/881250949000", "2/7/rating/3.0/891717742000")),
                new Given(
                        "MovieLens 1M and 10M",
                        LATIN,
                        List.of(
                                "movies.dat",
                                "7::Señor Lamp (1987)::Drama|War\n",
                                "ratings.dat",
                                "1::7::5::978300760\n",
                                "tags.dat",
                                "1::7::slow::978300761\n",
                                "users.dat",
                                "1::F::1::10::48067\n"),
                        List.of("7/Señor Lamp (1987)/[Drama, War]"),
                        List.of("1/7/rating/5.0/978300760000", "1/7/tag/null/978300761000/slow")),
                Given.of(
                        "MovieLens",
                        List.of(
                                "movies.csv",
                                "movieId,title,genres\n7,Lamp (1987),(no genres listed)\n",
                                "ratings.csv",
                                "userId,movieId,rating,timestamp\n1,7,4.5,1147880044\n",
                                "links.csv",
                                "movieId,imdbId,tmdbId\n7,1,2\n"),
                        List.of("7/Lamp (1987)/[]"),
                        List.of("1/7/rating/4.5/1147880044000")),
                Given.of(
                        "generic TSV",
                        List.of(
                                "events.csv",
                                "user_id,item_id,timestamp,event_type,value\na,x,2026-03-01T10:00:00Z,view,\n",
                                "items.csv",
                                "item_id,title,text,categories,price\nx,Lamp,\"old, and green\",Home|Light,9.5\n"),
                        List.of("x/Lamp/[Home, Light]"),
                        List.of("a/x/view/null/1772359200000")),
                Given.of(
                        "Amazon reviews 2014 and 2018",
                        List.of(
                                "reviews_Lamps_5.json",
                                "{\"reviewerID\": \"A1\", \"asin\": \"B1\", \"reviewerName\": \"x\", \"helpful\": [0, 0], \"reviewText\":"
                                        + " \"Shines.\", \"overall\": 5.0, \"summary\": \"Good\", \"unixReviewTime\": 1390176000, \"reviewTime\": \"01 20, 2014\"}\n",
                                "meta_Lamps.json",
                                "{'asin': 'B1', 'title': \"A lamp that's green\", 'price': 9.5, 'categories': [['Home', 'Lamps']], 'salesRank': {'Home': 7}}\n"),
                        List.of("B1/A lamp that's green/[Home, Lamps]"),
                        List.of("A1/B1/review/5.0/1390176000000/Shines.")),
                Given.of(
                        "Amazon ratings 2014",
                        List.of("ratings_Lamps.csv", "A1,B1,5.0,1390176000\nA2,B1,4.0,1390176001\n"),
                        List.of(),
                        List.of("A1/B1/rating/5.0/1390176000000", "A2/B1/rating/4.0/1390176001000")),
                Given.of(
                        "Amazon reviews 2023",
                        List.of(
                                "Lamps.jsonl",
                                "{\"rating\": 4.0, \"title\": \"Good\", \"text\": \"Shines.\", \"images\": [], \"asin\": \"B2\", \"parent_asin\": \"B1\","
                                        + " \"user_id\": \"AE\", \"timestamp\": 1588687728923, \"helpful_vote\": 0, \"verified_purchase\": true}\n",
                                "meta_Lamps.jsonl",
                                "{\"main_category\": \"Home\", \"title\": \"Lamp\", \"average_rating\": 4.4, \"features\": [\"green\"],"
                                        + " \"description\": [\"Old.\", \"Small.\"], \"price\": null, \"categories\": [\"Lights\", \"Lamps\"], \"parent_asin\": \"B1\"}\n"),
                        List.of("B1/Lamp/[Lights, Lamps, Home]"),
                        List.of("AE/B1/review/4.0/1588687728923/Shines.")),
                Given.of(
                        "Amazon reviews 2023 (ratings)",
                        List.of("Lamps.csv", "user_id,parent_asin,rating,timestamp\nAE,B1,4.0,1588687728923\n"),
                        List.of(),
                        List.of("AE/B1/rating/4.0/1588687728923")),
                Given.of(
                        "RetailRocket",
                        List.of(
                                "events.csv",
                                "timestamp,visitorid,event,itemid,transactionid\n1433221332117,2,view,5,\n"
                                        + "1433221332118,2,addtocart,5,\n1433221332119,2,transaction,5,44\n",
                                "item_properties_part1.csv",
                                "timestamp,itemid,property,value\n1435460400000,5,categoryid,1338\n1435460400000,5,790,n1.000\n"),
                        List.of("5/5/[1338]"),
                        List.of(
                                "2/5/view/null/1433221332117",
                                "2/5/cart/null/1433221332118",
                                "2/5/purchase/null/1433221332119")),
                Given.of(
                        "Yelp",
                        List.of(
                                "yelp_academic_dataset_review.json",
                                "{\"review_id\":\"r\",\"user_id\":\"u\",\"business_id\":\"b\",\"stars\":4.0,\"useful\":0,\"funny\":0,\"cool\":0,"
                                        + "\"text\":\"Fine soup.\",\"date\":\"2018-07-07 22:09:11\"}\n",
                                "yelp_academic_dataset_business.json",
                                "{\"business_id\":\"b\",\"name\":\"Soup\",\"city\":\"Reno\",\"stars\":4.5,\"is_open\":1,\"attributes\":{\"x\":\"y\"},"
                                        + "\"categories\":\"Food, Soup\"}\n"),
                        List.of("b/Soup/[Food, Soup]"),
                        List.of("u/b/review/4.0/1531001351000/Fine soup.")),
                Given.of(
                        "Last.fm 1K",
                        List.of(
                                "userid-timestamp-artid-artname-traid-traname.tsv",
                                "user_1\t2009-05-04T23:08:57Z\tart\tThe \"Lamps\"\ttra\tGlow\nuser_1\t2009-05-04T23:12:57Z\tart\tThe \"Lamps\"\t\tShine\n"),
                        List.of("tra/Glow/[The \"Lamps\"]", "Shine/Shine/[The \"Lamps\"]"),
                        List.of("user_1/tra/play/null/1241478537000", "user_1/Shine/play/null/1241478777000")),
                Given.of(
                        "Last.fm HetRec 2011",
                        List.of(
                                "artists.dat",
                                "id\tname\turl\tpictureURL\n1\tThe Lamps\thttp://x\thttp://y\n",
                                "user_artists.dat",
                                "userID\tartistID\tweight\n2\t1\t13883\n"),
                        List.of("1/The Lamps/[]"),
                        List.of("2/1/play/13883.0/1304208000000")),
                Given.of(
                        "Goodreads",
                        List.of(
                                "goodreads_interactions_poetry.json",
                                "{\"user_id\": \"u\", \"book_id\": \"7\", \"review_id\": \"r\", \"is_read\": true, \"rating\": 4,"
                                        + " \"date_added\": \"Thu Jan 01 00:00:00 -0800 2015\", \"date_updated\": \"\"}\n"
                                        + "{\"user_id\": \"u\", \"book_id\": \"8\", \"review_id\": \"s\", \"is_read\": false, \"rating\": 0,"
                                        + " \"date_added\": \"Thu Jan 01 00:00:00 -0800 2015\", \"date_updated\": \"\"}\n",
                                "goodreads_books_poetry.json",
                                "{\"book_id\": \"7\", \"title\": \"Lamps\", \"description\": \"Poems.\", \"num_pages\": \"80\", \"average_rating\": \"4.1\"}\n"),
                        List.of("7/Lamps/[]"),
                        List.of("u/7/rating/4.0/1420099200000", "u/8/save/null/1420099200000")),
                Given.of(
                        "Steam",
                        List.of(
                                "steam_reviews.json",
                                "{u'username': u'Ann', u'hours': 1.5, u'product_id': u'7', u'date': u'2018-01-05', u'text': u'Nice'}\n",
                                "steam_games.json",
                                "{u'id': u'7', u'app_name': u'Lamp', u'title': u'Lamp', u'genres': [u'Casual'], u'price': 4.99, u'release_date': u'2018-01-04', u'early_access': False}\n"),
                        List.of("7/Lamp/[Casual]"),
                        List.of("Ann/7/play/null/1515110400000/Nice")),
                Given.of(
                        "Steam, Australian users",
                        List.of(
                                "australian_users_items.json",
                                "{'user_id': 'u', 'items_count': 2, 'items': [{'item_id': '7', 'item_name': 'Lamp', 'playtime_forever': 6},"
                                        + " {'item_id': '8', 'item_name': 'Cup', 'playtime_forever': 0}]}\n"),
                        List.of(),
                        List.of("u/7/play/6.0/1514764800000", "u/8/play/0.0/1514764800000")),
                Given.of(
                        "Steam 200k",
                        List.of("steam-200k.csv", "15,Lamp,purchase,1.0,0\n15,Lamp,play,273.0,0\n"),
                        List.of("Lamp/Lamp/[]"),
                        List.of("15/Lamp/purchase/1.0/1420070400000", "15/Lamp/play/273.0/1420070400000")),
                Given.of(
                        "Instacart",
                        List.of(
                                "orders.csv",
                                "order_id,user_id,eval_set,order_number,order_dow,order_hour_of_day,days_since_prior_order\n"
                                        + "25,1,prior,1,2,08,\n23,1,prior,2,3,07,15.0\n31,2,prior,1,2,10,\n",
                                "order_products__prior.csv",
                                "order_id,product_id,add_to_cart_order,reordered\n25,7,1,0\n23,7,1,1\n31,8,2,0\n",
                                "products.csv",
                                "product_id,product_name,aisle_id,department_id\n7,Lamp oil,3,5\n8,\"Cups, paper\",9,5\n",
                                "aisles.csv",
                                "aisle_id,aisle\n3,oil\n",
                                "departments.csv",
                                "department_id,department\n5,household\n"),
                        List.of("7/Lamp oil/[household, oil]", "8/Cups, paper/[household]"),
                        List.of(
                                "1/7/purchase/null/1420358400000",
                                "1/7/purchase/null/1421650800000",
                                "2/8/purchase/null/1420365600000")),
                Given.of(
                        "MIND",
                        List.of(
                                "behaviors.tsv",
                                "1\tU1\t11/11/2019 9:05:58 AM\tN5 N6\tN7-1 N8-0\n",
                                "news.tsv",
                                "N7\thome\tlight\tOn \"lamps\"\tShort.\thttps://x\t[]\t[]\nN8\tsports\tgolf\tGolf\t\thttps://y\t[]\t[]\n"),
                        List.of("N7/On \"lamps\"/[home, light]", "N8/Golf/[sports, golf]"),
                        List.of("U1/N7/click/null/1573463158000", "U1/N8/impression/null/1573463158000")),
                Given.of(
                        "H&M",
                        List.of(
                                "transactions_train.csv",
                                "t_dat,customer_id,article_id,price,sales_channel_id\n2018-09-20,c1,0663713001,0.0508,2\n",
                                "articles.csv",
                                "article_id,product_code,prod_name,product_type_name,product_group_name,colour_group_name,department_name,"
                                        + "index_group_name,section_name,detail_desc\n0663713001,0663713,Strap top,Vest top,Upper body,Black,Jersey,Ladieswear,Basics,\"Soft, ribbed.\"\n",
                                "customers.csv",
                                "customer_id,FN,Active,club_member_status,fashion_news_frequency,age,postal_code\nc1,,,ACTIVE,NONE,49.0,x\n"),
                        List.of("0663713001/Strap top/[Ladieswear, Upper body, Vest top]"),
                        List.of("c1/0663713001/purchase/null/1537401600000")),
                Given.of(
                        "Diginetica",
                        List.of(
                                "train-item-views.csv",
                                "sessionId;userId;itemId;timeframe;eventdate\n1;NA;81766;526309;2016-05-09\n2;9;81766;1000;2016-05-09\n",
                                "train-purchases.csv",
                                "sessionId;userId;timeframe;eventdate;ordernumber;itemId\n2;9;2000;2016-05-09;16;81766\n",
                                "product-categories.csv",
                                "itemId;categoryId\n81766;1096\n"),
                        List.of("81766/81766/[1096]"),
                        List.of(
                                "1/81766/view/null/1462752526309",
                                "9/81766/view/null/1462752001000",
                                "9/81766/purchase/null/1462752002000")),
                Given.of(
                        "YooChoose",
                        List.of(
                                "yoochoose-clicks.dat",
                                "1,2014-04-07T10:51:09.277Z,214536502,0\n",
                                "yoochoose-buys.dat",
                                "1,2014-04-07T10:54:09.868Z,214536502,1046,2\n2,2014-04-07T10:54:09.868Z,214536502,0,0\n"),
                        List.of(),
                        List.of(
                                "1/214536502/click/null/1396867869277",
                                "1/214536502/purchase/2.0/1396868049868/for 1046",
                                "2/214536502/purchase/null/1396868049868")),
                Given.of(
                        "KuaiRec",
                        List.of(
                                "small_matrix.csv",
                                "user_id,video_id,play_duration,video_duration,time,date,timestamp,watch_ratio\n"
                                        + "14,148,4381,6067,2020-07-05 05:27:48.378,20200705,1593898068.378,0.7221\n"
                                        + "15,148,44381,6067,2020-07-05 05:27:48.378,20200705,1593898068.378,7.3151\n"
                                        + "16,148,4,6067,2020-07-05 05:27:48.378,20200705,1593898068.378,6.5e-05\n",
                                "item_categories.csv",
                                "video_id,feat\n148,\"[8, 9]\"\n"),
                        List.of("148/148/[8, 9]"),
                        List.of(
                                "14/148/play/null/1593898068378",
                                "15/148/play/null/1593898068378",
                                "16/148/play/null/1593898068378")),
                new Given(
                        "Book-Crossing",
                        LATIN,
                        List.of(
                                "BX-Book-Ratings.csv",
                                "\"User-ID\";\"ISBN\";\"Book-Rating\"\n\"276725\";\"034545104X\";\"0\"\n\"276726\";\"034545104X\";\"10\"\n",
                                "BX-Books.csv",
                                "\"ISBN\";\"Book-Title\";\"Book-Author\";\"Year-Of-Publication\";\"Publisher\";\"Image-URL-S\";\"Image-URL-M\";\"Image-URL-L\"\n"
                                        + "\"034545104X\";\"Été; \\\"a lamp\\\"\";\"A. Uthor\";\"2002\";\"House\";\"x\";\"y\";\"z\"\n",
                                "BX-Users.csv",
                                "\"User-ID\";\"Location\";\"Age\"\n\"276725\";\"reno, nevada, usa\";NULL\n"),
                        List.of("034545104X/Été; \"a lamp\"/[A. Uthor]"),
                        List.of(
                                "276725/034545104X/view/null/1093996800000",
                                "276726/034545104X/rating/5.0/1093996800000")),
                Given.of(
                        "RecBole atomic files",
                        List.of(
                                "lamps.inter",
                                "user_id:token\titem_id:token\trating:float\ttimestamp:float\n1\t2\t4\t1609459200\n",
                                "lamps.item",
                                "item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq\n2\tOld lamp\t1987\tDrama War\n"),
                        List.of("2/Old lamp/[Drama, War]"),
                        List.of("1/2/rating/4.0/1609459200000")));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void shouldReadWhatIsPublishedInThisLayout(Given given, @TempDir Path folder) throws IOException {
        // Given
        for (int i = 0; i < given.files().size(); i += 2) {
            Files.writeString(
                    folder.resolve(given.files().get(i)), given.files().get(i + 1), given.charset());
        }

        // When
        Detection detection = Detection.of(folder, ReadOptions.DEFAULT);
        Reading reading = Reading.of(folder, SequenceMode.NONE);

        // Then
        assertThat(detection).isInstanceOfSatisfying(Detection.Recognised.class, yes -> {
            assertThat(yes.reader().layout()).isEqualTo(given.layout());
            assertThat(yes.guessed()).isFalse();
        });
        assertThat(reading.catalogue().stream().map(LayoutsTest::shown).toList())
                .isEqualTo(given.items());
        assertThat(reading.interactions().stream().map(LayoutsTest::shown).toList())
                .isEqualTo(given.events());
        assertThat(reading.rejections()).isEmpty();
    }

    private static String shown(Item item) {
        return item.itemId() + "/" + item.title() + "/" + item.categories();
    }

    private static String shown(Interaction event) {
        return event.userId() + "/" + event.itemId() + "/" + event.type() + "/" + event.value() + "/"
                + event.timestamp() + (event.text() == null ? "" : "/" + event.text())
                + (event.context().containsKey("price")
                        ? "/for " + event.context().get("price")
                        : "");
    }
}
