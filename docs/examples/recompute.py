"""Recomputes by hand what Lethe says of ann in a tenant, and prints both, side by side.

Needs Python 3.9 or newer and nothing else. Usage: python3 recompute.py [ADDRESS [TENANT]]
"""

import json
import sys
import time
import urllib.request

LETHE = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8080"
TENANT = sys.argv[2] if len(sys.argv) > 2 else "reading"
AT = "at=2026-02-01T12:00:00Z"
DAY = 86_400


def ask(path):
    request = urllib.request.Request(LETHE + path, headers={"Lethe-Tenant": TENANT})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def ask_until(path, good):
    """Asks again until an answer is good: what was just posted takes effect within seconds."""
    for _ in range(100):
        answer = ask(path)
        if good(answer):
            return answer
        time.sleep(0.2)
    raise SystemExit("not what was expected: " + json.dumps(answer))


def suit_in(answer):
    return next((one for one in answer["items"] if one["itemId"] == "suit"), {"sources": []})


settings = ask("/v1/settings")
assert settings["kernel"] == "exponential(30d)"

print("interest: weight x boost x 2^(-days / (stretch x 30))")
interests = ask_until(f"/v1/users/ann/interests?{AT}", lambda answer: answer["asOf"]["events"] == 3 and answer["interests"])
for interest in interests["interests"]:
    for event in interest["events"]:
        weight = settings["weights"][event["type"]]
        days = event["ageSeconds"] / DAY
        kernel = 2 ** (-days / (event["stretch"] * 30))
        print(f"  {event['type']:<9}{weight} x {event['boost']:.0f} x 2^(-{days:.0f}/{event['stretch'] * 30:.2f}) = "
              f"{weight * event['boost'] * kernel:.6f}, told {event['contribution']:.6f}")

suit = suit_in(ask_until(
    f"/v1/users/ann/recommendations?{AT}&explain=true",
    lambda answer: {"neighbour", "trend"} <= set(suit_in(answer)["sources"])))
told = {}
for part in suit["explanation"]["contributions"]:
    told.setdefault(part["kind"], []).append(part["value"])

print("the dry suit's neighbour: mix.neighbour x (1 + k)^-p x c / (n_i^0.5 x n_j^0.3)")
mix = settings["mix"]
value = mix["neighbour"] * (1 + 1) ** -mix["historyPower"] * 1 / (2 ** 0.5 * 1 ** 0.3)
print(f"  1 x 2^-1.1 x 1 / (2^0.5 x 1) = {value:.6f}, told {told['neighbour'][0]:.6f}")

print("the dry suit's parts less its score")
print(f"  {abs(sum(map(sum, told.values())) - suit['score']):.6f}")
