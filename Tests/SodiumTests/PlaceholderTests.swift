import Testing

@testable import Sodium
