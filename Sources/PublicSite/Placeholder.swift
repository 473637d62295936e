// Placeholder until the first file of PublicSite lands.
