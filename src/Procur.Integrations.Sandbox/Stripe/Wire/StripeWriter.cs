using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Writes objects as Stripe does, references as ids or written out as the caller asked.</summary>
internal sealed class StripeWriter(Utf8JsonWriter json, StripeObjects objects, StripeExpansion expansion)
{
    // The service does not escape what JSON does not ask to be escaped, and what is signed should show it.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Stack<StripeExpansion> _outer = new();
    private StripeExpansion _expansion = expansion;

    public Utf8JsonWriter Json => json;

    /// <summary>Writes a whole document.</summary>
    public static byte[] Document(StripeObjects objects, StripeExpansion expansion, Action<StripeWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(new StripeWriter(json, objects, expansion));
        }

        return buffer.WrittenSpan.ToArray();
    }

    public void Object(StripeObject value)
    {
        json.WriteStartObject();
        Text("id", value.Id);
        Text("object", value.Kind);
        value.Write(this);
        json.WriteEndObject();
    }

    public void Object(string name, StripeObject value)
    {
        json.WritePropertyName(name);
        Object(value);
    }

    /// <summary>Begins a part of an object; what is asked to be written out may lie below it.</summary>
    public void Begin(string name)
    {
        json.WriteStartObject(name);
        _outer.Push(_expansion);
        _expansion = _expansion.Below(name) ?? StripeExpansion.None;
    }

    public void End()
    {
        json.WriteEndObject();
        _expansion = _outer.Pop();
    }

    public void BeginList(string name) => json.WriteStartArray(name);

    public void EndList() => json.WriteEndArray();

    public void Text(string name, string? value) => json.WriteString(name, value);

    public void Number(string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public void Flag(string name, bool value) => json.WriteBoolean(name, value);

    public void Null(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            json.WriteNull(name);
        }
    }

    public void Texts(string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public void EmptyList(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            json.WriteStartArray(name);
            json.WriteEndArray();
        }
    }

    public void EmptyObject(string name)
    {
        json.WriteStartObject(name);
        json.WriteEndObject();
    }

    public void Metadata(IReadOnlyDictionary<string, string> values)
    {
        json.WriteStartObject("metadata");
        foreach (var (name, value) in values)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    /// <summary>What the caller sent and the sandbox only keeps.</summary>
    public void Kept(string name, StripeValue? value)
    {
        if (value is null or { Parts: null, Text: null or "" })
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        value.WriteTo(json);
    }

    /// <summary>An address with all its fields, as Stripe answers it.</summary>
    public void Address(string name, StripeParameters? address)
    {
        json.WriteStartObject(name);
        foreach (var field in (ReadOnlySpan<string>)["city", "country", "line1", "line2", "postal_code", "state"])
        {
            Text(field, address?.Text(field) is { Length: > 0 } value ? value : null);
        }

        json.WriteEndObject();
    }

    /// <summary>A reference: an id, or the object if the caller wants it written out.</summary>
    public void Reference(string name, string? id)
    {
        var below = _expansion.Below(name);
        if (below is null || id is null || objects.Find(id) is not { } value)
        {
            Text(name, id);
            return;
        }

        json.WritePropertyName(name);
        Within(below, value, static (writer, x) => writer.Object(x));
    }

    /// <summary>A list within an object. Its objects are reached by <c>{name}.data</c>.</summary>
    public void List(string name, string url, IEnumerable<StripeObject> items)
    {
        json.WritePropertyName(name);
        Within(_expansion.Below(name) ?? StripeExpansion.None, (url, items), static (writer, x) => writer.List(x.url, x.items, false));
    }

    /// <summary>A list that is in the answer only if the caller asks for it.</summary>
    public void ListIfAsked(string name, string url, Func<IEnumerable<StripeObject>> items)
    {
        if (_expansion.Below(name) is { } below)
        {
            json.WritePropertyName(name);
            Within(below, (url, items), static (writer, x) => writer.List(x.url, x.items(), false));
        }
    }

    /// <summary>A list as a document or a value.</summary>
    public void List(string url, IEnumerable<StripeObject> items, bool hasMore)
    {
        json.WriteStartObject();
        Text("object", "list");
        json.WriteStartArray("data");
        var below = _expansion.Below("data") ?? StripeExpansion.None;
        foreach (var item in items)
        {
            Within(below, item, static (writer, x) => writer.Object(x));
        }

        json.WriteEndArray();
        Flag("has_more", hasMore);
        Text("url", url);
        json.WriteEndObject();
    }

    private void Within<T>(StripeExpansion below, T value, Action<StripeWriter, T> write)
    {
        var outer = _expansion;
        _expansion = below;
        write(this, value);
        _expansion = outer;
    }
}
