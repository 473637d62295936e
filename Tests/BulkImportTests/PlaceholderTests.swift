import Testing

@testable import BulkImport
