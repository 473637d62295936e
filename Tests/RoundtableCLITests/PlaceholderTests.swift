import Testing

@testable import RoundtableCLI
