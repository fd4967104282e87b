using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Stripe;

/// <summary>Reads Stripe's events: of a verified webhook, or of <see cref="StripeClient.GetEventAsync"/>.</summary>
public static class StripeEvents
{
    private static readonly Known[] Types =
    [
        new(
            StripePaymentIntentSucceeded.EventType,
            static (in head) => new StripePaymentIntentSucceeded(head, Parse(head, StripeJson.Default.StripePaymentIntent))
        ),
        new(
            StripePaymentIntentFailed.EventType,
            static (in head) => new StripePaymentIntentFailed(head, Parse(head, StripeJson.Default.StripePaymentIntent))
        ),
        new(
            StripeChargeRefunded.EventType,
            static (in head) => new StripeChargeRefunded(head, Parse(head, StripeJson.Default.StripeCharge))
        ),
        new(StripeInvoicePaid.EventType, static (in head) => new StripeInvoicePaid(head, Parse(head, StripeJson.Default.StripeInvoice))),
        new(
            StripeInvoicePaymentFailed.EventType,
            static (in head) => new StripeInvoicePaymentFailed(head, Parse(head, StripeJson.Default.StripeInvoice))
        ),
        new(
            StripeSubscriptionCreated.EventType,
            static (in head) => new StripeSubscriptionCreated(head, Parse(head, StripeJson.Default.StripeSubscription))
        ),
        new(
            StripeSubscriptionUpdated.EventType,
            static (in head) => new StripeSubscriptionUpdated(head, Parse(head, StripeJson.Default.StripeSubscription))
        ),
        new(
            StripeSubscriptionDeleted.EventType,
            static (in head) => new StripeSubscriptionDeleted(head, Parse(head, StripeJson.Default.StripeSubscription))
        ),
        new(
            StripeCheckoutSessionCompleted.EventType,
            static (in head) => new StripeCheckoutSessionCompleted(head, Parse(head, StripeJson.Default.StripeCheckoutSession))
        ),
    ];

    private delegate StripeEvent Make(in StripeEventHead head);

    /// <summary>Reads an event. A type or shape that this version does not know gives a <see cref="StripeUnknownEvent"/>, a thin one a <see cref="StripeThinEvent"/>.</summary>
    /// <param name="utf8">The event as JSON; kept, and not to be changed.</param>
    /// <exception cref="IntegrationException">It is no event: <see cref="IntegrationErrorKind.Protocol"/>.</exception>
    public static StripeEvent Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var head = ReadHead(utf8, out var known);
            if (string.IsNullOrEmpty(head.Id) || string.IsNullOrEmpty(head.Type))
            {
                throw NoEvent(null);
            }

            return head.IsThin ? new StripeThinEvent(head)
                : known is null || head.Object.IsEmpty ? new StripeUnknownEvent(head)
                : Typed(known, head);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is text that is no UTF-8.
            throw NoEvent(e);
        }
    }

    /// <summary>The account in an event that may be anybody's; null where there is none.</summary>
    internal static string? AccountOf(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return ReadHead(utf8, out _).Account;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static StripeEvent Typed(Known known, in StripeEventHead head)
    {
        try
        {
            return known.Make(head);
        }
        catch (JsonException)
        {
            // Another API version's shape: the endpoint has its own, which may be older or newer than ours.
            return new StripeUnknownEvent(head);
        }
    }

    private static T Parse<T>(in StripeEventHead head, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(head.Object.Span, type) ?? throw new JsonException("The object is null.");

    private static StripeEventHead ReadHead(ReadOnlyMemory<byte> utf8, out Known? known)
    {
        var head = new StripeEventHead { Utf8 = utf8 };
        known = null;
        var reader = new Utf8JsonReader(utf8.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An event is an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "id"u8))
            {
                head.Id = Text(ref reader);
            }
            else if (Is(ref reader, "type"u8))
            {
                known = Find(ref reader);
                head.Type = known?.Type ?? Text(ref reader);
            }
            else if (Is(ref reader, "object"u8))
            {
                head.IsThin = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("v2.core.event"u8);
                reader.Skip();
            }
            else if (Is(ref reader, "created"u8))
            {
                head.Created = Moment(ref reader);
            }
            else if (Is(ref reader, "livemode"u8))
            {
                head.Livemode = reader.TokenType switch
                {
                    JsonTokenType.True => true,
                    JsonTokenType.False => false,
                    _ => null,
                };
                reader.Skip();
            }
            else if (Is(ref reader, "account"u8))
            {
                head.Account = Text(ref reader);
            }
            else if (Is(ref reader, "api_version"u8))
            {
                head.ApiVersion = Text(ref reader);
            }
            else if (Is(ref reader, "data"u8))
            {
                ReadObject(ref reader, utf8, ref head);
            }
            else if (Is(ref reader, "related_object"u8))
            {
                ReadRelated(ref reader, ref head);
            }
            else if (reader.TokenType == JsonTokenType.PropertyName)
            {
                reader.Skip();
            }
        }

        return head;
    }

    /// <summary>Whether the property has this name; the reader stands on its value then, unless that is null.</summary>
    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(name))
        {
            return false;
        }

        reader.Read();
        return reader.TokenType != JsonTokenType.Null;
    }

    private static void ReadObject(ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8, ref StripeEventHead head)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!Is(ref reader, "object"u8))
            {
                reader.Skip();
                continue;
            }

            var start = (int)reader.TokenStartIndex;
            head.ObjectId = ReadId(ref reader);
            head.Object = utf8[start..(int)reader.BytesConsumed];
        }
    }

    /// <summary>The id in what comes next, which is passed over; null where it has none.</summary>
    private static string? ReadId(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? id = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "id"u8))
            {
                id = Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return id;
    }

    private static void ReadRelated(ref Utf8JsonReader reader, ref StripeEventHead head)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "id"u8))
            {
                head.RelatedId = Text(ref reader);
            }
            else if (Is(ref reader, "type"u8))
            {
                head.RelatedType = Text(ref reader);
            }
            else if (Is(ref reader, "url"u8))
            {
                head.RelatedUrl = Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }

    /// <summary>Seconds in a snapshot event, ISO 8601 text in a thin one.</summary>
    private static DateTimeOffset? Moment(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when reader.TryGetInt64(out var seconds):
                return StripeTime.Read(seconds);
            case JsonTokenType.String when reader.TryGetDateTimeOffset(out var moment):
                return moment;
            default:
                reader.Skip();
                return null;
        }
    }

    private static Known? Find(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        foreach (var known in Types)
        {
            if (reader.ValueTextEquals(known.Type))
            {
                return known;
            }
        }

        return null;
    }

    private static IntegrationException NoEvent(Exception? cause) =>
        new(
            StripeIntegration.Descriptor.Key,
            "webhook.read",
            IntegrationErrorKind.Protocol,
            "stripe webhook.read: what came is no event. Check that the address is the one that Stripe's Dashboard has for this endpoint.",
            cause
        );

    private sealed record Known(string Type, Make Make);
}
