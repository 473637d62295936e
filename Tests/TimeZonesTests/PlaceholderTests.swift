import Testing

@testable import TimeZones
