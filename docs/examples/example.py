"""Tells Lethe of an item and of what somebody did, and asks what it makes of it.

Needs Python 3.9 or newer and nothing else. Usage: python3 example.py [ADDRESS]
"""

import json
import sys
import urllib.request

LETHE = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8080"
USER = "ann-python"


def send(method, path, body=None):
    request = urllib.request.Request(
        LETHE + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read() or b"null")


print("1. An item")
send("PUT", "/v1/items/kayak", {
    "title": "A folding kayak",
    "text": "Paddles across quiet lakes and folds into a bag.",
    "categories": ["boats"],
})

print("2. What she did")
position = send("POST", "/v1/events", [
    {"userId": USER, "type": "like", "itemId": "kayak"},
    {"userId": USER, "type": "search", "text": "quiet lakes in autumn"},
])["position"]

print("3. Her interests, once that has taken effect")
for interest in send("GET", f"/v1/users/{USER}/interests?after={position}")["interests"]:
    print(f"  {interest['label']}: {interest['strength']:.4f}, {interest['trend']}")
    for event in interest["events"]:
        print(f"    {event['type']} {event.get('itemId') or event.get('text')}: {event['contribution']:.4f}")

print("4. What to show her, and why")
answer = send("GET", f"/v1/users/{USER}/recommendations?limit=3&explain=true&after={position}")
for item in answer["items"]:
    print(f"  {item['itemId']} {item['score']:.4f}: {item['explanation']['text']}")
    for part in item["explanation"]["contributions"]:
        print(f"    {part['value']:+.4f} {part['kind']}")

print("5. What changes, as it changes")
with urllib.request.urlopen(f"{LETHE}/v1/users/{USER}/stream?limit=3", timeout=30) as stream:
    event, told = "", 0
    for line in stream:
        name, _, value = line.decode().rstrip("\n").partition(":")
        if name == "event":
            event = value.strip()
        elif name == "data" and event == "interests":
            told += 1
            print("  interests:", [interest["label"] for interest in json.loads(value)["interests"]])
            if told == 2:
                break
            send("POST", "/v1/events", {"userId": USER, "type": "save", "itemId": "kayak"})
        elif name == "data":
            print(f"  {event}:", [item["itemId"] for item in json.loads(value)["items"]])
