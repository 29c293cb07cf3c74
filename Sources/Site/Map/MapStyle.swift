/// The style of a map that stands by itself as an image: light, dark and print. The sizes of letters are to stay, for room was
/// made for them.
///
/// Contrast: names of places 9:1 and more, of countries 5:1 and more; coasts and borders are quiet, and nothing depends on them
/// alone.
enum MapStyle {
  static let css = """
    .map { display: block; max-width: 100%; height: auto; --map-sea: #e4edf1; --map-grid: #d5e1e7; --map-land: #f7f4ec;
      --map-lit: #ebe1c8; --map-coast: #a9b4b8; --map-border: #c4bba6; --map-ink: #1d1d1b; --map-quiet: #605b4e;
      --map-accent: #a3151a; --map-paper: #fff; }
    .map-sea { fill: var(--map-sea); }
    .map-graticule { fill: none; stroke: var(--map-grid); stroke-width: .6; }
    .map-land { fill: var(--map-land); stroke: var(--map-coast); stroke-width: .9; stroke-linejoin: round; }
    .map-lit { fill: var(--map-lit); }
    .map-border { fill: none; stroke: var(--map-border); stroke-width: .8; stroke-linejoin: round; }
    .map text { font-family: system-ui, "Helvetica Neue", Arial, "Liberation Sans", sans-serif; font-size: 14px;
      fill: var(--map-ink); paint-order: stroke; stroke: var(--map-land); stroke-width: 3px; stroke-linejoin: round; }
    .map-cluster-strong { fill: var(--map-accent); }
    .map .map-country { font-size: 11px; letter-spacing: .1em; fill: var(--map-quiet); stroke: none; }
    .map .map-country-lit { fill: #544d3a; fill: color-mix(in srgb, var(--map-quiet) 60%, var(--map-ink)); }
    .map .map-strong { font-weight: 600; }
    .map-point { stroke: var(--map-paper); stroke-width: 1.2; }
    .map-dateline, .map-event { fill: var(--map-accent); }
    .map-mentioned, .map-cluster { fill: var(--map-ink); }
    .map-halo { fill: none; stroke: var(--map-accent); stroke-width: 1.4; }
    .map-cluster { stroke: var(--map-paper); stroke-width: 1.2; }
    .map .map-count { font-size: 11px; font-weight: 600; fill: var(--map-paper); stroke: none; }
    @media (prefers-color-scheme: dark) {
      .map { --map-sea: #14191d; --map-grid: #1d252a; --map-land: #262a2c; --map-lit: #3b3829; --map-coast: #4d5960;
        --map-border: #4b4c49; --map-ink: #eceae4; --map-quiet: #b0ac9f; --map-accent: #ff7b72; --map-paper: #14191d; }
      .map .map-country-lit { fill: #c9c4b2; fill: color-mix(in srgb, var(--map-quiet) 60%, var(--map-ink)); }
    }
    @media print {
      .map { --map-sea: #fff; --map-grid: #e6e6e6; --map-land: #f2f2f2; --map-lit: #dcdcdc; --map-coast: #777;
        --map-border: #999; --map-ink: #000; --map-quiet: #444; --map-accent: #000; --map-paper: #fff; }
    }
    """
}
