#!/usr/bin/env bash
# Tells Lethe of an item and of what somebody did, and asks what it makes of it. Needs bash and curl.
# Usage: bash lethe.sh [ADDRESS]
set -euo pipefail
lethe=${1:-http://localhost:8080}
user=ann-curl
json='Content-Type: application/json'

field() { # the first value of a text field in the JSON that comes in
  sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p' | head -n 1
}

echo '1. An item'
curl -fsS -X PUT "$lethe/v1/items/kayak" -H "$json" -d '{
  "title": "A folding kayak",
  "text": "Paddles across quiet lakes and folds into a bag.",
  "categories": ["boats"]}' >/dev/null

echo '2. What she did'
position=$(curl -fsS "$lethe/v1/events" -H "$json" -d '[
  {"userId": "'$user'", "type": "like", "itemId": "kayak"},
  {"userId": "'$user'", "type": "search", "text": "quiet lakes in autumn"}]' | field position)

echo '3. Her interests, once that has taken effect'
curl -fsS "$lethe/v1/users/$user/interests?after=$position"
echo

echo '4. What to show her, and why'
curl -fsS "$lethe/v1/users/$user/recommendations?limit=3&explain=true&after=$position"
echo

echo '5. What changes, as it changes'
stream=$(mktemp)
curl -sN --max-time 20 "$lethe/v1/users/$user/stream?limit=3" >"$stream" &
follower=$!
trap 'kill $follower 2>/dev/null || true; rm -f "$stream"' EXIT
seen() { # waits until the stream has told of interests so many times
  for _ in $(seq 100); do
    [ "$(grep -c '^event: *interests' "$stream")" -lt "$1" ] || return 0
    sleep 0.1
  done
  echo "the stream says nothing more" >&2
  return 1
}
seen 1
curl -fsS "$lethe/v1/events" -H "$json" -d '{"userId": "'$user'", "type": "save", "itemId": "kayak"}' >/dev/null
seen 2
grep -E '^(event|id):' "$stream"
