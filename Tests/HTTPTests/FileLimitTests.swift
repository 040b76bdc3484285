import Testing

@testable import HTTP

struct FileLimitTests {
  @Test func `the limit is raised once and then stays`() throws {
    let first = try #require(FileLimit.raise())
    #expect(first >= 64)
    #expect(FileLimit.raise() == first)
  }

  @Test(arguments: [(1_024, 100, 924), (100, 100, 0), (10, 100, 0)])
  func `connections get what is not reserved`(_ files: Int, _ reserve: Int, _ connections: Int) {
    #expect(FileLimit.connections(files: files, reserve: reserve) == connections)
  }
}
