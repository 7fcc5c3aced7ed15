# What places are called. Countries are in countries.ftl; towns and regions have their names from the gazetteer.

# Before the dates in a title.
title-place-and-dates = { $place } · { $dates }
place-and-place = { $one } and { $other }
place-in-country = { $place }, { $country }
