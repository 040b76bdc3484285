import Model
import Storage
import Synchronization
import Testing

@testable import Ingestion

private struct Refused: Error, Equatable {
  let number: Int
}

@Test func `everything that many threads store is stored once, and each hears of its own`() async throws {
  let stored = Mutex<[Int]>([])
  let group = GroupCommit<Int, Int> { items in
    stored.withLock { $0 += items }
    return items.map { $0.isMultiple(of: 7) ? .failure(Refused(number: $0)) : .success($0 * 2) }
  }
  try await withThrowingTaskGroup(of: Void.self) { tasks in
    for number in 1...200 {
      tasks.addTask {
        if number.isMultiple(of: 7) {
          #expect(throws: Refused(number: number)) { try group.store(number) }
        } else {
          let answer = try group.store(number)
          #expect(answer == number * 2)
        }
      }
    }
    try await tasks.waitForAll()
  }
  #expect(stored.withLock { $0.sorted() } == Array(1...200))
}

@Test func `a document that the schema refuses costs nobody who is stored with it`() async throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  let ingester = Ingester(
    archive: archive,
    analyze: { article in
      let slug = article.body.contains("خلل") ? "" : "fine"
      return Findings(entities: [Entity(slug: slug, type: .other, name: "شيء")], mentions: [], dates: [], quotes: [], events: [])
    }, now: { Ingester.instant })
  let stored = try await withThrowingTaskGroup(of: Int?.self) { tasks in
    for number in 0..<60 {
      tasks.addTask {
        let broken = number.isMultiple(of: 10)
        let result = Result { try ingester.ingest(.text("نص رقم \(number)" + (broken ? " فيه خلل" : ""))) }
        guard broken else { return try result.get().document.id }
        #expect(throws: StorageError.self) { try result.get() }
        return nil
      }
    }
    return try await tasks.reduce(into: [Int]()) { if let id = $1 { $0.append(id) } }
  }
  #expect(Set(stored).count == 54)
  #expect(try archive.counts() == [54, 54, 1, 0, 0])
  archive.close()
  let again = try Archive(.folder(folder.path))
  for id in stored {
    let bytes = try again.read { try DocumentRepository($0).rawBytes(id) }
    #expect(bytes != nil)
  }
}
