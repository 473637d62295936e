// Placeholder until the first file of HTTPServer lands.
