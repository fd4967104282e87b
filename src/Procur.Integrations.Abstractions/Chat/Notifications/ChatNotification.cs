using System.Collections.ObjectModel;
using System.Globalization;

namespace Procur.Integrations;

/// <summary>
/// A notification with a layout of its own, for any chat service. Eight come with the library; a host derives its own, or uses
/// <see cref="CustomNotification"/>. The texts are English; a host that wants others changes the message that <see cref="ToMessage"/> makes.
/// </summary>
public abstract record ChatNotification : IntegrationRequest
{
    /// <summary>What kind of notification it is, in words with underscores: <c>task_assigned</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Where it goes; by default where the connection's own settings say.</summary>
    public ChatTarget To { get; init; } = ChatTarget.Default;

    /// <summary>Where more is to be seen.</summary>
    public Uri? Link { get; init; }

    /// <summary>What is read on the link.</summary>
    public string LinkText { get; init; } = "Open";

    /// <summary>In which zone moments are written; UTC by default.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The host's own names and values, kept with the message, unseen, where the service can. No secrets, no personal data.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The title.</summary>
    protected abstract string Title { get; }

    /// <summary>The text.</summary>
    protected abstract ChatText Text { get; }

    /// <summary>Names and values below the text.</summary>
    protected virtual IEnumerable<ChatField> Fields => [];

    /// <summary>Buttons to approve.</summary>
    protected virtual ApprovalCard? Approval => null;

    /// <summary>The message. It is the same intent as this notification: both have one idempotency key.</summary>
    public ChatMessage ToMessage() =>
        new()
        {
            To = To,
            Title = Title,
            Text = Link is null ? Text : Text + "\n" + ChatText.Link(Link, LinkText),
            Fields = [.. Fields],
            Approval = Approval,
            Kind = Type,
            Metadata = Metadata,
            Reference = Reference,
            IdempotencyKey = IdempotencyKey,
            OperationKey = OperationKey,
            ProviderOptions = ProviderOptions,
        };

    /// <summary>A moment as it is read: <c>2026-01-05 15:00 (UTC+03:00)</c>.</summary>
    protected string Write(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZone);
        var offset = local.Offset == TimeSpan.Zero ? "UTC" : $"UTC{(local.Offset < TimeSpan.Zero ? '-' : '+')}{local.Offset:hh\\:mm}";
        return $"{local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} ({offset})";
    }

    /// <summary>An amount as it is read: <c>1,250,000.00 KES</c>.</summary>
    protected static string Write(Money amount) =>
        $"{amount.Amount.ToString("N" + Math.Max(amount.Currency.Digits, (int)amount.Amount.Scale).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} {amount.Currency.Code}";

    /// <summary>A field, or none where there is no value.</summary>
    protected static IEnumerable<ChatField> Field(string name, string? value) => value is null ? [] : [new ChatField(name, value)];

    /// <summary>A field, or none where there is no value.</summary>
    protected static IEnumerable<ChatField> Field(string name, ChatText? value) => value is null ? [] : [new ChatField(name, value)];
}
