using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Fakes;

/// <summary>A webhook as the fake service sends it, signed by a way of its own: HMAC-SHA256 of <c>{unix seconds}.{body}</c>.</summary>
public sealed record FakeWebhook(string Id)
{
    public const string Paid = "thing.paid";
    public const string Unreadable = "thing.unreadable";
    public const string Secret = "fake_secret_1";
    public const string TimeHeader = "X-Fake-Time";
    public const string SignatureHeader = "X-Fake-Signature";

    public string Type { get; init; } = Paid;

    public string? Account { get; init; }

    public bool? Live { get; init; }

    /// <summary>What it speaks of.</summary>
    public string? Entity { get; init; }

    /// <summary>When it happened, in seconds since 1970.</summary>
    public long? At { get; init; }

    public string Note { get; init; } = "canary-content";

    public string? Challenge { get; init; }

    /// <summary>Events that come in the same body.</summary>
    public IReadOnlyList<FakeWebhook> More { get; init; } = [];

    /// <summary>What signs it; null for no signature.</summary>
    public string? SignedWith { get; init; } = Secret;

    /// <summary>How far the sender's clock is off.</summary>
    public TimeSpan Skew { get; init; }

    public string Method { get; init; } = "POST";

    /// <summary>A further header.</summary>
    public string? Mark { get; init; }

    /// <summary>Changes the body after it was signed.</summary>
    public Func<string, string>? Tamper { get; init; }

    public string Body => Challenge is null ? new JsonArray([Node(), .. More.Select(one => one.Node())]).ToJsonString() : Handshake();

    public (byte[] Body, IReadOnlyDictionary<string, string> Headers) SignedAt(DateTimeOffset now)
    {
        var body = Encoding.UTF8.GetBytes(Body);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (SignedWith is { } secret)
        {
            var stamp = (now + Skew).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            headers[TimeHeader] = stamp;
            byte[] signed = [.. Encoding.UTF8.GetBytes(stamp + "."), .. body];
            headers[SignatureHeader] = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        }

        if (Mark is not null)
        {
            headers["X-Mark"] = Mark;
        }

        return (Tamper is null ? body : Encoding.UTF8.GetBytes(Tamper(Body)), headers);
    }

    public RawWebhook ToRaw(DateTimeOffset now)
    {
        var (body, headers) = SignedAt(now);
        return new RawWebhook(body, headers.GetValueOrDefault, now) { Method = Method };
    }

    public HttpRequestMessage ToRequest(string path, DateTimeOffset now)
    {
        var (body, headers) = SignedAt(now);
        var request = new HttpRequestMessage(new HttpMethod(Method), path)
        {
            Content = new ByteArrayContent(body),
            Version = HttpVersion.Version11,
        };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private string Handshake() => new JsonObject { ["challenge"] = Challenge }.ToJsonString();

    private JsonObject Node()
    {
        var node = new JsonObject
        {
            ["id"] = Id,
            ["type"] = Type,
            ["note"] = Note,
        };
        if (Account is not null)
        {
            node["account"] = Account;
        }

        if (Entity is not null)
        {
            node["entity"] = Entity;
        }

        if (At is { } at)
        {
            node["at"] = at;
        }

        if (Live is { } live)
        {
            node["live"] = live;
        }

        return node;
    }
}
