#!/bin/sh
# Run by dunst for each notification it shows: leaves a record where the tests read it. The record
# appears under its final name only when it is whole.
record="$PARADESK_NOTIFICATIONS/$(date +%s%N)-$DUNST_ID"
printf '%s\0' "$DUNST_ID" "$DUNST_APP_NAME" "$DUNST_SUMMARY" "$DUNST_BODY" "$DUNST_URGENCY" >"$record.part"
mv "$record.part" "$record.shown"
