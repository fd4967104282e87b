namespace Procur.Integrations.TestKit;

/// <summary>One measurement with its tags.</summary>
public sealed record Measurement(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)
{
    public object? this[string tag] => Tags.GetValueOrDefault(tag);

    public override string ToString() => $"{Instrument} {Value} {string.Join(", ", Tags.Select(tag => $"{tag.Key}={tag.Value}"))}";
}
