// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that building and testing Dateline does not pay for it: `swift run -c release dateline-benchmark`.
let package = Package(
  name: "dateline-benchmarks",
  dependencies: [
    .package(name: "dateline", path: ".."),
    // For what the archive is held against: the same rows in a bare table.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .executableTarget(
      name: "dateline-benchmark",
      dependencies: [
        .product(name: "DatelineKit", package: "dateline"), .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
