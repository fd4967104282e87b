using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Wire;

/// <summary>Writes a form body straight to UTF-8, with the bracket nesting of form-based services.</summary>
/// <remarks>For one request and one thread.</remarks>
public sealed class WireForm
{
    private static readonly SearchValues<byte> Unreserved = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~*"u8
    );

    private byte[] buffer = new byte[512];
    private int length;

    /// <summary>Adds a field; a null value adds nothing.</summary>
    public WireForm Add(string name, string? value)
    {
        if (value is not null)
        {
            Separate();
            Encode(name);
            Put((byte)'=');
            Encode(value);
        }

        return this;
    }

    /// <summary>Adds <c>name[key]=value</c>; a null value adds nothing.</summary>
    public WireForm Add(string name, string key, string? value)
    {
        if (value is not null)
        {
            Separate();
            Encode(name);
            Put("%5B"u8);
            Encode(key);
            Put("%5D="u8);
            Encode(value);
        }

        return this;
    }

    /// <summary>Adds a number; null adds nothing.</summary>
    public WireForm Add(string name, long? value)
    {
        if (value is { } number)
        {
            Separate();
            Encode(name);
            Put((byte)'=');
            Reserve(20);
            Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written);
            length += written;
        }

        return this;
    }

    /// <summary>Adds <c>true</c> or <c>false</c>; null adds nothing.</summary>
    public WireForm Add(string name, bool? value) => value is { } flag ? Add(name, flag ? "true" : "false") : this;

    /// <summary>Adds every pair as <c>name[key]=value</c>.</summary>
    public WireForm Add(string name, IReadOnlyDictionary<string, string>? values)
    {
        if (values is { Count: > 0 })
        {
            foreach (var (key, value) in values)
            {
                Add(name, key, value);
            }
        }

        return this;
    }

    /// <summary>Adds further fields, nested ones in brackets: <c>{"a":{"b":[1]}}</c> is <c>a[b][0]=1</c>. A null is an empty value, by which such services unset a field.</summary>
    /// <exception cref="ArgumentException">A field is there already: what a request says must not be said twice.</exception>
    public WireForm AddOptions(JsonObject? options)
    {
        if (options is not null)
        {
            var own = length;
            foreach (var (name, value) in options)
            {
                AddNode(name, value, own);
            }
        }

        return this;
    }

    /// <summary>The form as text, such as a query.</summary>
    public override string ToString() => Encoding.ASCII.GetString(buffer, 0, length);

    internal ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    private void AddNode(string name, JsonNode? node, int own)
    {
        switch (node)
        {
            case JsonObject nested:
                foreach (var (key, value) in nested)
                {
                    AddNode($"{name}[{key}]", value, own);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    AddNode(string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), list[i], own);
                }

                break;
            default:
                var from = length;
                Add(name, Text(node));
                if (Has(buffer.AsSpan(from, length - from), own))
                {
                    throw new ArgumentException($"The further fields repeat '{name}', which the request itself says.", nameof(node));
                }

                break;
        }
    }

    private bool Has(ReadOnlySpan<byte> field, int own)
    {
        var name = field.TrimStart((byte)'&');
        name = name[..(name.IndexOf((byte)'=') + 1)];
        for (var rest = buffer.AsSpan(0, own); !rest.IsEmpty; )
        {
            if (rest.StartsWith(name))
            {
                return true;
            }

            var next = rest.IndexOf((byte)'&');
            rest = next < 0 ? [] : rest[(next + 1)..];
        }

        return false;
    }

    private static string Text(JsonNode? node)
    {
        if (node is null)
        {
            return "";
        }

        if (node is JsonValue value && value.TryGetValue(out string? text))
        {
            return text;
        }

        // Values that serialise to text (dates, ids) come quoted and escaped.
        using var parsed = JsonDocument.Parse(node.ToJsonString());
        return parsed.RootElement.ValueKind == JsonValueKind.String ? parsed.RootElement.GetString()! : parsed.RootElement.GetRawText();
    }

    private void Separate()
    {
        if (length > 0)
        {
            Put((byte)'&');
        }
    }

    private void Encode(string text)
    {
        var max = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        var utf8 = max <= 512 ? stackalloc byte[512] : rented = ArrayPool<byte>.Shared.Rent(max);
        utf8 = utf8[..Encoding.UTF8.GetBytes(text, utf8)];
        Reserve(utf8.Length * 3);
        while (!utf8.IsEmpty)
        {
            var plain = utf8.IndexOfAnyExcept(Unreserved);
            plain = plain < 0 ? utf8.Length : plain;
            utf8[..plain].CopyTo(buffer.AsSpan(length));
            length += plain;
            utf8 = utf8[plain..];
            if (!utf8.IsEmpty)
            {
                Escape(utf8[0]);
                utf8 = utf8[1..];
            }
        }

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private void Escape(byte value)
    {
        if (value == ' ')
        {
            buffer[length++] = (byte)'+';
            return;
        }

        buffer[length++] = (byte)'%';
        buffer[length++] = "0123456789ABCDEF"u8[value >> 4];
        buffer[length++] = "0123456789ABCDEF"u8[value & 15];
    }

    private void Put(byte value)
    {
        Reserve(1);
        buffer[length++] = value;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    private void Reserve(int more)
    {
        if (buffer.Length - length < more)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + more));
        }
    }
}
