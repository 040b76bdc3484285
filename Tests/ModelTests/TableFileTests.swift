import Model
import Testing

@Suite struct TableFileTests {
  @Test func `reads rows by column name and keeps line numbers`() throws {
    let table = try TableFile(name: "t.tsv", text: "# comment\nslug\tname\naa\tأ|ب\n\nbb\t\n")
    #expect(table.columns == ["slug", "name"])
    #expect(table.rows.map(\.line) == [3, 5])
    #expect(table.rows[0].list("name") == ["أ", "ب"])
    #expect(table.rows[1].optional("name") == nil)
    #expect(table.rows[1]["nothing"] == "")
  }

  @Test func `names file and line of a row with another number of cells`() {
    #expect(throws: TableFile.Malformed(file: "t.tsv", line: 2, reason: "1 cells where the header has 2")) {
      try TableFile(name: "t.tsv", text: "a\tb\nc\n")
    }
  }

  @Test func `lines may end as on Windows`() throws {
    let table = try TableFile(name: "t.tsv", text: "a\tb\r\n1\t2\r\n")
    #expect(table.rows.map { $0["b"] } == ["2"])
  }

  @Test func `an empty file has no rows`() throws {
    #expect(try TableFile(name: "t.tsv", text: "").rows.isEmpty)
  }
}
