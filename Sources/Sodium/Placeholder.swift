// Placeholder until the first file of Sodium lands.
