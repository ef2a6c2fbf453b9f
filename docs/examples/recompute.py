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


settings = ask("/v1/settings")
assert settings["kernel"] == "exponential(30d)"

print("interest: weight x boost x 2^(-age / (stretch x 30 days))")
for interest in ask(f"/v1/users/ann/interests?{AT}")["interests"]:
    for event in interest["events"]:
        weight = settings["weights"][event["type"]]
        days = event["ageSeconds"] / DAY
        kernel = 2 ** (-days / (event["stretch"] * 30))
        print(f"  {event['type']:<9}{weight} x {event['boost']:.0f} x 2^(-{days:.0f}/30) = "
              f"{weight * event['boost'] * kernel:.6f}, told {event['contribution']:.6f}")

for _ in range(50):  # what people went on to is published within seconds
    suit = next(one for one in ask(f"/v1/users/ann/recommendations?{AT}&explain=true")["items"]
                if one["itemId"] == "suit")
    told = {}
    for part in suit["explanation"]["contributions"]:
        told.setdefault(part["kind"], []).append(part["value"])
    if "neighbour" in told and "trend" in told:
        break
    time.sleep(0.2)

print("the dry suit's neighbour: mix.neighbour x (1 + k)^-p x c / (n_i^0.5 x n_j^0.3)")
mix = settings["mix"]
value = mix["neighbour"] * (1 + 1) ** -mix["historyPower"] * 1 / (2 ** 0.5 * 1 ** 0.3)
print(f"  1 x 2^-1.1 x 1 / (2^0.5 x 1) = {value:.6f}, told {told['neighbour'][0]:.6f}")

print("the dry suit's parts less its score")
print(f"  {abs(sum(map(sum, told.values())) - suit['score']):.6f}")
