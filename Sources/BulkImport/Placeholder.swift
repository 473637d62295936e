// Placeholder until the first file of BulkImport lands.
