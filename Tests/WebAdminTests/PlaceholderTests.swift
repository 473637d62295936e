import Testing

@testable import WebAdmin
