import Testing

@testable import LibUV
