import Testing

@testable import PublicSite
