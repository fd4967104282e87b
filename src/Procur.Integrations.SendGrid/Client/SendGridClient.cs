using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Connections;
using Procur.Integrations.Email;
using Procur.Integrations.SendGrid.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.SendGrid;

/// <summary>
/// The wire of SendGrid's API (v3): one method an operation, under SendGrid's own names. SendGrid dedupes nothing. Every method throws
/// <see cref="IntegrationException"/> where the call failed. Members are safe to call from many threads at once.
/// </summary>
/// <param name="connection">The account; see <see cref="SendGridIntegration.CreateConnection"/> for one without a container.</param>
public sealed class SendGridClient(Connection connection)
{
    internal const string MessageIdHeader = "X-Message-Id";

    private static readonly string[] Kept = [MessageIdHeader];

    private const string JsonType = "application/json; charset=utf-8";

    /// <summary>The account that calls are made for.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>
    /// POST v3/mail/send: 202 with the mail's id in <c>X-Message-Id</c>, or 200 in sandbox mode. Sent twice, it mails twice: it is never repeated where the
    /// first may have gone.
    /// </summary>
    /// <param name="mail">The mail.</param>
    /// <param name="files">Its attachments, sent as they are read.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="further">Further fields under SendGrid's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ArgumentException">The whole is larger than SendGrid takes; nothing was sent.</exception>
    public Task<WireReply> SendMailAsync(
        SendGridMail mail,
        IReadOnlyList<EmailFile>? files = null,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    ) => SendMailAsync(mail, files, intent, further, null, null, cancellationToken);

    /// <summary>GET v3/scopes: what the API key may do.</summary>
    public Task<WireReply<SendGridScopeList>> ListScopesAsync(CancellationToken cancellationToken = default) =>
        GetAsync(SendGridOperations.ListScopes, "v3/scopes", SendGridJson.Default.SendGridScopeList, cancellationToken);

    /// <summary>GET v3/templates: one page of dynamic templates.</summary>
    /// <param name="pageSize">At most 200.</param>
    /// <param name="pageToken">From the address of the next page, where there is one.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SendGridTemplateList>> ListTemplatesAsync(
        int pageSize = 200,
        string? pageToken = null,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            SendGridOperations.ListTemplates,
            $"v3/templates?{new WireForm().Add("generations", "dynamic").Add("page_size", pageSize).Add("page_token", pageToken)}",
            SendGridJson.Default.SendGridTemplateList,
            cancellationToken
        );

    /// <summary>GET v3/templates/{id}: a template with its versions.</summary>
    public Task<WireReply<SendGridTemplate>> GetTemplateAsync(string templateId, CancellationToken cancellationToken = default) =>
        GetAsync(
            SendGridOperations.GetTemplate,
            WirePath.Of("v3/templates/{id}", templateId),
            SendGridJson.Default.SendGridTemplate,
            cancellationToken
        );

    /// <summary>GET v3/user/webhooks/event/settings/all: the event webhooks, each with its public key where it is signed.</summary>
    public Task<WireReply<SendGridEventWebhookList>> ListEventWebhooksAsync(CancellationToken cancellationToken = default) =>
        GetAsync(
            SendGridOperations.ListEventWebhooks,
            "v3/user/webhooks/event/settings/all",
            SendGridJson.Default.SendGridEventWebhookList,
            cancellationToken
        );

    internal async Task<WireReply> SendMailAsync(
        SendGridMail mail,
        IReadOnlyList<EmailFile>? files,
        WireIntent? intent,
        JsonObject? further,
        string? fingerprint,
        FailureReader? readFailure,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (files is { Count: > 0 } && further?.ContainsKey("attachments") == true)
        {
            throw new ArgumentException("Attachments are given twice: as files and as a further field. Give one.", nameof(further));
        }

        var plain = WireBody.Json(mail, SendGridJson.Default.SendGridMail, further);
        var json = plain.Bytes;
        var (body, length) = files is { Count: > 0 } ? WithFiles(json, files) : (plain, json.Length);
        if (length > SendGridLimits.MailBytes)
        {
            throw new ArgumentException(
                $"The mail has {length} bytes with its attachments in base64; SendGrid takes {SendGridLimits.MailBytes}. Nothing was sent.",
                nameof(mail)
            );
        }

        return await Connection
            .SendAsync(
                // No key exists by which SendGrid would know a second send.
                new WireCall(SendGridOperations.SendMail, HttpMethod.Post, "v3/mail/send", Repeat.NotIdempotent, intent, Connection)
                {
                    Body = body,
                    Fingerprint = fingerprint ?? (files is { Count: > 0 } ? Fingerprint(json.Span, files) : null),
                    KeptHeaders = Kept,
                    ReadFailure = readFailure,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>What makes a mail the same mail: its text and fields, and its files' bytes.</summary>
    internal static string Fingerprint(ReadOnlySpan<byte> json, IReadOnlyList<EmailFile> files) =>
        string.Join(
            '\n',
            [
                Convert.ToHexStringLower(SHA256.HashData(json)),
                .. files.Select(file => $"{file.Attachment.FileName}\t{file.Length}\t{file.Hash}"),
            ]
        );

    // The mail's JSON reopened at its end, with each file's bytes put in as they are read.
    private static (WireBody Body, long Length) WithFiles(ReadOnlyMemory<byte> json, IReadOnlyList<EmailFile> files)
    {
        var parts = new List<WirePart>((files.Count * 2) + 2) { WirePart.Of(json[..^1]) };
        for (var i = 0; i < files.Count; i++)
        {
            var attachment = files[i].Attachment;
            var head = JsonSerializer.SerializeToUtf8Bytes(
                new SendGridAttachment(attachment.FileName)
                {
                    Type = attachment.ContentType,
                    Disposition = attachment.ContentId is null ? "attachment" : "inline",
                    ContentId = attachment.ContentId,
                },
                SendGridJson.Default.SendGridAttachment
            );
            var before = i == 0 ? ",\"attachments\":[" : "\"},";
            parts.Add(WirePart.Of(Encoding.UTF8.GetBytes(before).Concat(head[..^1]).Concat(",\"content\":\""u8.ToArray()).ToArray()));
            parts.Add(WirePart.Base64(attachment.Content.OpenAsync, files[i].Length));
        }

        parts.Add(WirePart.Of("\"}]}"u8.ToArray()));
        return (WireBody.FromParts(parts, JsonType), parts.Sum(part => part.Length));
    }

    private Task<WireReply<T>> GetAsync<T>(string operation, string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => Connection.SendAsync(new WireCall(operation, HttpMethod.Get, path, Repeat.Idempotent), type, cancellationToken);
}
