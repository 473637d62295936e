import Domain

/// Files that are no text, by the bytes with which they begin.
enum KnownMagic {
    /// What to do with a file that begins so; nil for what may be text.
    static func refusal(_ head: some Collection<UInt8>) -> Message? {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return
                "This is a workbook (XLSX, ODS) or another ZIP file. Open it in a spreadsheet and save the sheet as CSV UTF-8."
        }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            return "This is a workbook of an old Excel (XLS). Open it in a spreadsheet and save the sheet as CSV UTF-8."
        }
        if head.starts(with: "%PDF-".utf8) { return "This is a PDF. A list is needed, as CSV or JSON." }
        if head.starts(with: [0x1F, 0x8B]) { return "This file is compressed. Unpack it first." }
        if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
            return "This text is in UTF-32. Save the file as CSV UTF-8."
        }
        return nil
    }
}
