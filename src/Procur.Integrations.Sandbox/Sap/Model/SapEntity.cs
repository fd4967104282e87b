namespace Procur.Integrations.Sandbox.Sap.Model;

/// <summary>An entity with its values: text, decimal, <see cref="DateOnly"/> or bool by its schema.</summary>
internal sealed class SapEntity(SapSchema schema)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public SapSchema Schema { get; } = schema;

    public IEnumerable<string> Names => _values.Keys;

    public Dictionary<string, List<SapEntity>> Children { get; } =
        schema.Children.ToDictionary(static x => x.Name, static _ => new List<SapEntity>(), StringComparer.Ordinal);

    /// <summary>Goes up with each change; it makes the version that callers see.</summary>
    public int Version { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public object? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set => _values[name] = value;
    }

    /// <summary><c>W/"datetimeoffset'2026-01-01T00%3A00%3A00.0000000Z'"</c>.</summary>
    public string ETag =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"W/\"datetimeoffset'{Uri.EscapeDataString(ChangedAt.UtcDateTime.AddTicks(Version).ToString("yyyy-MM-ddTHH:mm:ss.fffffff", System.Globalization.CultureInfo.InvariantCulture))}Z'\""
        );

    public string Text(string name) => this[name] as string ?? "";

    public decimal Number(string name) => this[name] is decimal number ? number : 0;

    public bool Flag(string name) => this[name] is true;

    public DateOnly? Date(string name) => this[name] is DateOnly date ? date : null;

    public void Changed(DateTimeOffset at)
    {
        Version++;
        ChangedAt = at;
    }
}
