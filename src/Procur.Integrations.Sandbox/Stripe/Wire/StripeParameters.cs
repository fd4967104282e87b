using System.Globalization;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>The parameters of a call, or a nested object of them; reads them with Stripe's own complaints.</summary>
internal sealed class StripeParameters
{
    private const int MostMetadata = 50;
    private const int LongestMetadataKey = 40;
    private const int LongestMetadataValue = 500;

    private static readonly StripeValue Nothing = new();

    private readonly StripeValue _value;
    private readonly string _path;

    private StripeParameters(StripeValue value, string path)
    {
        _value = value;
        _path = path;
    }

    /// <summary>The names that are there.</summary>
    public IEnumerable<string> Names => _value.Parts?.Keys ?? Enumerable.Empty<string>();

    /// <summary>Reads a form or a query without its question mark.</summary>
    public static StripeParameters Read(string form)
    {
        var root = new StripeValue();
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            root.Put(Path(Decode(at < 0 ? pair : pair[..at])), at < 0 ? "" : Decode(pair[(at + 1)..]));
        }

        return new StripeParameters(root, "");
    }

    /// <summary>A form's pairs in one order, to compare two calls by.</summary>
    public static string Canonical(string form) =>
        string.Join('\n', form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Decode).Order(StringComparer.Ordinal));

    public bool Has(string name) => Find(name) is not null;

    /// <summary>The value as it came; null without one.</summary>
    public StripeValue? Raw(string name) => Find(name);

    /// <summary>Text; null without it, and empty where the caller unsets it.</summary>
    public string? Text(string name)
    {
        var value = Find(name);
        return value is { Parts: not null } ? throw StripeProblem.Invalid(null, Param(name), $"Invalid string: {name}") : value?.Text;
    }

    /// <summary>Text that must be there.</summary>
    public string Required(string name)
    {
        var text = Text(name) ?? throw Lacking(name);
        return text.Length > 0
            ? text
            : throw StripeProblem.Invalid(
                "parameter_invalid_empty",
                Param(name),
                $"You passed an empty string for '{Param(name)}'. We assume empty values are an attempt to unset a parameter; however '{Param(name)}' cannot be unset. You should remove '{Param(name)}' from your request or supply a non-empty value."
            );
    }

    /// <summary>A whole number; null without it.</summary>
    public long? Integer(string name)
    {
        var text = Text(name);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw StripeProblem.Invalid("parameter_invalid_integer", Param(name), $"Invalid integer: {text}");
    }

    /// <summary>A whole number that must be there.</summary>
    public long RequiredInteger(string name) => Integer(name) ?? throw Lacking(name);

    /// <summary>True or false; null without it.</summary>
    public bool? Flag(string name) =>
        Text(name) switch
        {
            null => null,
            "true" => true,
            "false" => false,
            var other => throw StripeProblem.Invalid("parameter_invalid_boolean", Param(name), $"Invalid boolean: {other}"),
        };

    /// <summary>One of some words; null without it.</summary>
    public string? Choice(string name, params ReadOnlySpan<string> words)
    {
        var text = Text(name);
        if (string.IsNullOrEmpty(text) || words.Contains(text))
        {
            return string.IsNullOrEmpty(text) ? null : text;
        }

        var list = words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1].ToArray())}, or {words[^1]}";
        throw StripeProblem.Invalid(null, Param(name), $"Invalid {Param(name)}: must be one of {list}");
    }

    /// <summary>A nested object; null without it.</summary>
    public StripeParameters? Object(string name) =>
        Find(name) is { Parts: not null } value ? new StripeParameters(value, Param(name)) : null;

    /// <summary>A list of objects; empty without it.</summary>
    public IReadOnlyList<StripeParameters> Objects(string name) =>
        Find(name)?.Parts is { } parts ? [.. parts.Select(x => new StripeParameters(x.Value, $"{Param(name)}[{x.Key}]"))] : [];

    /// <summary>A list of words; empty without it.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        Find(name) switch
        {
            null => [],
            { Parts: { } parts } => [.. parts.Values.Select(x => x.Text ?? "")],
            { Text: "" } => [],
            var one => [one.Text ?? ""],
        };

    /// <summary>The full name of a parameter of this object.</summary>
    public string Param(string name) => _path.Length == 0 ? name : $"{_path}[{name}]";

    /// <summary>What Stripe says where a parameter that must be there is not.</summary>
    public StripeProblem Lacking(string name) =>
        StripeProblem.Invalid("parameter_missing", Param(name), $"Missing required param: {Param(name)}.");

    /// <summary>The values of the names that the form has and the schema has not.</summary>
    public IEnumerable<string> Unknown(StripeSchema schema) => Unknown(_value, schema, "");

    /// <summary>Refuses metadata beyond the service's limits, wherever in the call it stands.</summary>
    public void CheckMetadata() => CheckMetadata(_value, "");

    private static void CheckMetadata(StripeValue value, string path)
    {
        foreach (var (name, part) in value.Parts ?? [])
        {
            var full = path.Length == 0 ? name : $"{path}[{name}]";
            if (name != "metadata")
            {
                CheckMetadata(part, full);
                continue;
            }

            if (part.Parts?.Count > MostMetadata)
            {
                throw StripeProblem.Invalid(
                    null,
                    full,
                    $"You can have up to {MostMetadata} metadata keys, and you passed {part.Parts.Count}."
                );
            }

            foreach (var (key, entry) in part.Parts ?? [])
            {
                if (key.Length > LongestMetadataKey || key.AsSpan().ContainsAny('[', ']'))
                {
                    throw StripeProblem.Invalid(
                        null,
                        full,
                        $"Metadata keys can have up to {LongestMetadataKey} characters, square brackets not among them. Invalid key: {key}"
                    );
                }

                if (entry.Text?.Length > LongestMetadataValue)
                {
                    throw StripeProblem.Invalid(
                        null,
                        $"{full}[{key}]",
                        $"Metadata values can have up to {LongestMetadataValue} characters, but you passed in a value that is {entry.Text.Length} characters."
                    );
                }
            }
        }
    }

    private static IEnumerable<string> Unknown(StripeValue value, StripeSchema schema, string path)
    {
        foreach (var (name, part) in value.Parts ?? [])
        {
            var full = path.Length == 0 ? name : $"{path}[{name}]";
            if (path.Length > 0 && int.TryParse(name, out _) && part.Parts is not null)
            {
                foreach (var unknown in Unknown(part, schema, full))
                {
                    yield return unknown;
                }
            }
            else if (!schema.TryGet(name, out var inner))
            {
                yield return full;
            }
            else if (inner is not null)
            {
                foreach (var unknown in Unknown(part, inner, full))
                {
                    yield return unknown;
                }
            }
        }
    }

    private static string[] Path(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        return open <= 0 ? [name] : [name[..open], .. name[(open + 1)..].TrimEnd(']').Split("][")];
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private StripeValue? Find(string name) => (_value.Parts ?? Nothing.Parts)?.GetValueOrDefault(name);
}
