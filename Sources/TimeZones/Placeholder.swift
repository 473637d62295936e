// Placeholder until the first file of TimeZones lands.
