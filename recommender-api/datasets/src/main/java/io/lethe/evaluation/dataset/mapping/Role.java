package io.lethe.evaluation.dataset.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a column may be, and what people call such columns, in a few languages. The earlier a name, the surer. */
enum Role {
    USER(
            "userid user visitorid customerid reviewerid memberid uid customer visitor member client clientid accountid account"
                    + " customerno customernumber custid cust buyer buyerid shopperid shopper personid person profileid playerid listenerid"
                    + " readerid reader listener player guest rater subscriberid subscriber viewerid viewer patronid username"
                    + " customername useremail email login who authorid kunde kundenid"
                    + " kundennr kundennummer nutzer nutzerid benutzer benutzerid utilisateur idutilisateur idclient usuario idusuario"
                    + " cliente idcliente utente gebruiker klant 用户 用户id 用户编号 会员 会员id 顾客 客户 客户id ユーザー ユーザーid"
                    + " deviceid cookieid anonymousid sessionid session"),
    ITEM(
            "itemid item productid product pid iid prodid skuid movieid parentasin asin sku articleid isbn bookid songid trackid videoid newsid gameid appid"
                    + " businessid contentid stockcode productcode itemcode goodsid offerid postid recipeid courseid animeid artistid albumid"
                    + " showid filmid placeid poiid venueid hotelid listingid jobid adid itemno itemnumber productno productnumber article"
                    + " movie book song track video news game app content goods what artikel artikelid artikelnr artikelnummer produkt"
                    + " produktid produktnr produit idproduit producto idproducto articulo prodotto 商品 商品id 商品编号 产品 产品id"
                    + " 物品 物品id 商品コード"),
    TYPE(
            "event eventtype eventname action actiontype behavior behaviortype behaviour behaviourtype interaction interactiontype"
                    + " activity activitytype type verb aktion ereignis evento accion 行为 行为类型 事件"),
    TIME(
            "timestamp eventtime time datetime date ts eventtimestamp eventdate createdat created createtime creationdate occurredat"
                    + " happenedat unixreviewtime reviewtime reviewdate unixtime epoch when orderdate ordertime orderedat purchasedate purchasetime"
                    + " purchasedat boughtat invoicedate transactiondate tdat ratedat ratingdate ratingtime viewedat clickedat clicktime watchedat playedat"
                    + " day datum zeit zeitpunkt zeitstempel bestelldatum kaufdatum fecha hora horodatage data dataora 时间 时间戳 日期 下单时间"
                    + " 購入日"),
    RATING(
            "rating ratings stars score star overall bookrating userrating ratingvalue bewertung note sterne puntuacion valutazione 评分 打分"),
    QUANTITY("quantity qty units pieces menge anzahl quantite cantidad quantita 数量"),
    VALUE("value amount weight 值"),
    WORDS("reviewtext review comment searchterm query searchquery kommentar 评论"),
    DWELL("dwellms dwelltimems"),
    TITLE(
            "title name productname itemname movietitle booktitle producttitle itemtitle prodname headline label titel bezeichnung"
                    + " articlename articletitle itemtext trackname tracktitle songname songtitle filmtitle filmname gametitle gamename"
                    + " videotitle coursename coursetitle newstitle showtitle goodsname"
                    + " nom titre nombre titulo nome titolo productnames 标题 名称 商品名称 商品名 商品タイトル"),
    DESCRIPTION(
            "description desc text overview abstract summary plot body longdescription shortdescription beschreibung descripcion descrizione 描述"),
    CATEGORIES(
            "categories category genres genre tags cat department section categoryname productcategory kategorie kategorien categoria categorie topic topics 类目 分类 类别"),
    AVAILABLE("available isavailable instock isopen active isactive"),
    PUBLISHED(
            "publishedat published publisheddate publishdate publishedon releasedate released releasedat releasedon releaseday"
                    + " pubdate publicationdate launchdate launchedat firstseen erscheinungsdatum 发布时间 上架时间");

    private final List<String> names;

    Role(String names) {
        this.names =
                Arrays.stream(names.split(" ")).filter(name -> !name.isEmpty()).toList();
    }

    /** The column of these that is most surely this; those that are something else already are left out. */
    Optional<String> find(List<String> columns, Set<String> taken) {
        for (String name : names) {
            for (String column : columns) {
                if (!taken.contains(column) && ColumnNames.plain(column).equals(name)) {
                    return Optional.of(column);
                }
            }
        }
        return Optional.empty();
    }
}
