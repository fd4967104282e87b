using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.SendGrid.Events;
using Procur.Integrations.Sandbox.SendGrid.Mails;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.SendGrid;

/// <summary>What recipients and their servers do, and what people do in the console.</summary>
internal sealed class SendGridActs(SandboxWorld world, SendGridEvents events)
{
    /// <summary>All acts by name.</summary>
    public IReadOnlyDictionary<string, Func<SendGridAccount, JsonObject, CancellationToken, Task<JsonObject?>>> All =>
        new Dictionary<string, Func<SendGridAccount, JsonObject, CancellationToken, Task<JsonObject?>>>
        {
            ["mails"] = Mails,
            ["event"] = EventAsync,
            ["scopes"] = Scopes,
            ["verify-sender"] = VerifySender,
            ["credits"] = Credits,
            ["events"] = Events,
            ["template"] = Template,
        };

    private static Task<JsonObject?> Mails(SendGridAccount account, JsonObject arguments, CancellationToken cancellationToken)
    {
        lock (account.Gate)
        {
            var mails = new JsonArray();
            foreach (var mail in account.Mails.Where(x => Text(arguments, "message") is not { } id || x.MessageId == id))
            {
                mails.Add((JsonNode)mail.ToJson());
            }

            return Task.FromResult<JsonObject?>(new JsonObject { ["mails"] = mails });
        }
    }

    private async Task<JsonObject?> EventAsync(SendGridAccount account, JsonObject arguments, CancellationToken cancellationToken)
    {
        var names = Words(arguments, "event") is { Length: > 0 } given
            ? given
            : throw new SandboxException("The act needs 'event', as text.");
        var batch = new JsonArray();
        var ids = new JsonArray();
        lock (account.Gate)
        {
            var (mail, recipient) = Find(account, arguments);
            foreach (var name in names)
            {
                var told = events.Make(mail, recipient, name, arguments["fields"] as JsonObject);
                ids.Add((JsonNode)(string)told["sg_event_id"]!);
                batch.Add((JsonNode)told);
                SendGridEvents.Remember(account, recipient, told);
            }
        }

        var reply = events.Send(account, batch, names[0]) ?? throw new SandboxException("The account has no address for webhooks.");
        var answer = await reply.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new JsonObject
        {
            ["ids"] = ids,
            ["status"] = answer.Status,
            ["at"] = world.Clock.GetUtcNow().ToUnixTimeSeconds(),
        };
    }

    private static (SendGridMail Mail, string Recipient) Find(SendGridAccount account, JsonObject arguments)
    {
        var (message, recipient) = (Text(arguments, "message"), Text(arguments, "recipient"));
        var mail =
            account.Mails.LastOrDefault(x =>
                (message is null || x.MessageId == message)
                && (recipient is null || x.Recipients.Contains(recipient, StringComparer.OrdinalIgnoreCase))
            ) ?? throw new SandboxException("There is no such mail.");
        return (mail, recipient ?? mail.Recipients[0]);
    }

    private static Task<JsonObject?> Scopes(SendGridAccount account, JsonObject arguments, CancellationToken cancellationToken)
    {
        lock (account.Gate)
        {
            if (Words(arguments, "set") is { } set)
            {
                account.Scopes.Clear();
                account.Scopes.UnionWith(set);
            }

            account.Scopes.UnionWith(Words(arguments, "add") ?? []);
            account.Scopes.ExceptWith(Words(arguments, "remove") ?? []);
            return Task.FromResult<JsonObject?>(new JsonObject { ["scopes"] = string.Join(',', account.Scopes) });
        }
    }

    private static Task<JsonObject?> VerifySender(SendGridAccount account, JsonObject arguments, CancellationToken cancellationToken)
    {
        lock (account.Gate)
        {
            account.Senders.Add(Text(arguments, "sender") ?? throw new SandboxException("The act needs 'sender': an address or a domain."));
        }

        return Task.FromResult<JsonObject?>(null);
    }

    private static Task<JsonObject?> Credits(SendGridAccount account, JsonObject arguments, CancellationToken cancellationToken)
    {
        lock (account.Gate)
        {
            account.IsOutOfCredits = Flag(arguments, "exhausted") ?? true;
        }

        return Task.FromResult<JsonObject?>(null);
    }

    private static Task<JsonObject?> Events(SendGridAccount account, JsonObject arguments, CancellationToken cancellationToken)
    {
        lock (account.Gate)
        {
            account.TellsByItself = Flag(arguments, "automatic") ?? true;
        }

        return Task.FromResult<JsonObject?>(null);
    }

    private static Task<JsonObject?> Template(SendGridAccount account, JsonObject arguments, CancellationToken cancellationToken)
    {
        lock (account.Gate)
        {
            var at = account.Templates.FindIndex(x => x.Name == Text(arguments, "name"));
            if (at < 0)
            {
                throw new SandboxException("The act needs 'name': that of a template.");
            }

            var had = account.Templates[at];
            var has = had with
            {
                Subject = Text(arguments, "subject") ?? had.Subject,
                Html = Text(arguments, "html") ?? had.Html,
                Plain = Text(arguments, "plain") ?? had.Plain,
                IsActive = Flag(arguments, "active") ?? had.IsActive,
            };
            account.Templates[at] = has;
            return Task.FromResult<JsonObject?>(new JsonObject { ["id"] = has.Id });
        }
    }

    private static string? Text(JsonObject arguments, string name) =>
        arguments[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool? Flag(JsonObject arguments, string name) =>
        arguments[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    // Words with commas between them, or an array; null if not given.
    private static string[]? Words(JsonObject arguments, string name) =>
        arguments[name] is JsonArray array
            ? [.. array.Select(x => x?.GetValue<string>()).OfType<string>()]
            : Text(arguments, name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
