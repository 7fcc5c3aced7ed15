# Wie Orte heißen. Länder stehen in countries.ftl; Orte und Regionen haben ihre Namen aus dem Ortsverzeichnis.

title-place-and-dates = { $place } · { $dates }
place-and-place = { $one } und { $other }
place-in-country = { $place }, { $country }
