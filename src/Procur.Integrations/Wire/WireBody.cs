using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Procur.Integrations.Wire;

/// <summary>A request's body: bytes built once and sent again as they are, or a stream opened anew for each attempt.</summary>
public sealed class WireBody
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string FormType = "application/x-www-form-urlencoded";

    private WireBody(ReadOnlyMemory<byte> bytes, string? contentType)
    {
        Bytes = bytes;
        ContentType = contentType;
    }

    private WireBody(Func<CancellationToken, ValueTask<Stream>> open, string? contentType, long? length)
    {
        Open = open;
        ContentType = contentType;
        Length = length;
    }

    /// <summary>No bytes. Sent as content all the same, since the platform silently repeats a POST without content.</summary>
    public static WireBody Empty { get; } = new(default(ReadOnlyMemory<byte>), null);

    /// <summary>The media type.</summary>
    public string? ContentType { get; }

    /// <summary>The bytes; empty for a stream.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    internal Func<CancellationToken, ValueTask<Stream>>? Open { get; }

    internal long? Length { get; }

    /// <summary>A JSON body, written at once by a source-generated serialiser.</summary>
    public static WireBody Json<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type), JsonType);

    /// <summary>A JSON body with further fields of the caller's, under the service's names; one that is there already is replaced.</summary>
    /// <param name="value">The body, which is a JSON object.</param>
    /// <param name="type">How it is written.</param>
    /// <param name="further">The further fields; they are copied.</param>
    public static WireBody Json<T>(T value, JsonTypeInfo<T> type, JsonObject? further)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (further is not { Count: > 0 })
        {
            return Json(value, type);
        }

        var body = JsonSerializer.SerializeToNode(value, type)!.AsObject();
        foreach (var (name, given) in further)
        {
            body[name] = given?.DeepClone();
        }

        var written = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(written, new JsonWriterOptions { Encoder = type.Options.Encoder }))
        {
            body.WriteTo(writer, type.Options);
        }

        return new(written.WrittenMemory, JsonType);
    }

    /// <summary>A form body. The form must not be changed afterwards.</summary>
    public static WireBody Form(WireForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(form.Written, FormType);
    }

    /// <summary>Bytes as they are.</summary>
    public static WireBody FromBytes(ReadOnlyMemory<byte> bytes, string? contentType) => new(bytes, contentType);

    /// <summary>A stream, opened anew for each attempt and disposed after it.</summary>
    /// <param name="open">Opens it at its start.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="length">Its length in bytes, where it is known.</param>
    public static WireBody FromStream(Func<CancellationToken, ValueTask<Stream>> open, string? contentType, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new(open, contentType, length);
    }

    /// <summary>Parts, one after the other, made again for each attempt and sent as they are read.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="contentType">The media type.</param>
    public static WireBody FromParts(IReadOnlyList<WirePart> parts, string? contentType)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return FromStream(_ => ValueTask.FromResult<Stream>(new WirePartStream(parts)), contentType, parts.Sum(part => part.Length));
    }
}
