using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

/// <summary>Reads Slack's failures: mostly a 200 with <c>ok: false</c> and a word in <c>error</c>; plain text from incoming webhooks.</summary>
internal static class SlackErrors
{
    private const int LongestMessage = 300;
    private const int LongestCode = 80;

    // What was asked for is so already; the answer says so and nothing is wrong with it.
    private static readonly FrozenSet<string> AsWished = FrozenSet.ToFrozenSet(
        ["already_reacted", "no_reaction", "already_in_channel", "already_archived"],
        StringComparer.Ordinal
    );

    private static readonly FrozenDictionary<string, IntegrationErrorKind> Kinds = SlackErrorKinds.All.ToFrozenDictionary(
        StringComparer.Ordinal
    );

    public static Failure? Read(WireReply reply)
    {
        if (!reply.LooksLikeJson)
        {
            return FromText(reply);
        }

        try
        {
            return IsOk(reply.Body.Span) switch
            {
                true => null,
                false => FromBody(reply),
                null when reply.IsSuccess => new(IntegrationErrorKind.Protocol, null, "a JSON answer without 'ok'"),
                null => null,
            };
        }
        catch (JsonException)
        {
            return reply.IsSuccess ? new(IntegrationErrorKind.Protocol, null, "an answer that is cut off or is no JSON") : null;
        }
    }

    private static bool? IsOk(ReadOnlySpan<byte> body)
    {
        // Slack writes 'ok' first, so that this looks at a dozen bytes.
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("ok"u8);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.True;
            }

            reader.Skip();
        }

        return null;
    }

    private static Failure? FromBody(WireReply reply)
    {
        var body = JsonSerializer.Deserialize(reply.Body.Span, SlackJson.Default.SlackErrorAnswer);
        var code = body?.Error;
        if (code is null || code.Length > LongestCode)
        {
            return Unrecognized(reply, null, null);
        }

        if (AsWished.Contains(code))
        {
            return null;
        }

        var message = MessageOf(body!);
        if (!Kinds.TryGetValue(code, out var kind))
        {
            return Unrecognized(reply, code, message);
        }

        return new Failure(kind, code, message)
        {
            // An answer that says why it will not is given before anything is done; the transient ones leave it open.
            Effect = kind == IntegrationErrorKind.Unavailable ? FailureEffect.Unknown : FailureEffect.None,
            Advice = code == "missing_scope" ? Advice(body!.Needed) : null,
        };
    }

    // A word that no document names: nobody can say whether something was done before it.
    private static Failure? Unrecognized(WireReply reply, string? code, string? message) =>
        reply.IsSuccess
            ? new(IntegrationErrorKind.Unrecognized, code, message) { Effect = FailureEffect.Unknown, Retry = false }
            : ByStatus(reply, code, message);

    private static Failure? ByStatus(WireReply reply, string? code, string? message) =>
        (int)reply.Status switch
        {
            429 => new(IntegrationErrorKind.RateLimited, code, message),
            >= 500 => new(IntegrationErrorKind.Unavailable, code, message),
            _ => null,
        };

    private static Failure? FromText(WireReply reply)
    {
        if (reply.IsSuccess || reply.MediaType is not (null or "text/plain") || reply.Body.Length is 0 or > LongestCode)
        {
            return null;
        }

        // Incoming webhooks answer with the bare word: "no_service", "channel_is_archived".
        var code = Encoding.UTF8.GetString(reply.Body.Span.Trim(" \r\n"u8));
        return Kinds.TryGetValue(code, out var kind)
            ? new Failure(kind, code) { Effect = kind == IntegrationErrorKind.Unavailable ? FailureEffect.Unknown : FailureEffect.None }
            : null;
    }

    private static string? MessageOf(SlackErrorAnswer body)
    {
        var said = body.ResponseMetadata?.Messages is { Count: > 0 } messages ? string.Join("; ", messages.Take(3)) : null;
        return said is { Length: > LongestMessage } ? said[..LongestMessage] : said;
    }

    private static string Advice(string? needed) =>
        needed is { Length: > 0 and <= LongestMessage }
        && needed.All(c => char.IsAsciiLetterLower(c) || c is ':' or '.' or ',' or ' ' or '-')
            ? $"Add the scope {needed} to the app (OAuth & Permissions) and install it again"
            : "Add the scope to the app (OAuth & Permissions) and install it again";
}
