// Placeholder until the first file of LibUV lands.
