using Procur.Integrations.Webhooks;

namespace Procur.Integrations.TestKit;

/// <summary>What the webhook suite must be told of a service whose webhooks are signed with a shared secret.</summary>
public interface IWebhookScript
{
    /// <summary>How far a stamp may be off; null where the service signs no stamp.</summary>
    TimeSpan? Tolerance { get; }

    /// <summary>How many bytes the platform's own cryptography allocates for one verification; none for an HMAC.</summary>
    int BytesOfThePlatform => 0;

    /// <summary>A body that the service would send, with this event id.</summary>
    string WebhookBody(string eventId);

    /// <summary>The id that such a body is known by, where the service sends none and one is made of the body.</summary>
    string IdOf(string body, string eventId) => eventId;

    /// <summary>A body of a type that nobody has heard of.</summary>
    string UnknownBody(string eventId);

    /// <summary>The event's own bytes in such a body: the whole of it, unless the service sends them in batches.</summary>
    string EventIn(string body) => body;

    /// <summary>The headers with which the service sends a body, by lower-case name.</summary>
    IReadOnlyDictionary<string, string> Sign(ReadOnlyMemory<byte> body, string secret, DateTimeOffset at);

    /// <summary>The receiver.</summary>
    IWebhookReceiver Receiver(TimeProvider time);

    /// <summary>Secrets in the form that the service gives them, different for each number.</summary>
    string SecretNumber(int number);
}
