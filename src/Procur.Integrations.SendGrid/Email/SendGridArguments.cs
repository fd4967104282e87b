using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Wire;

namespace Procur.Integrations.SendGrid;

/// <summary>Our own names among those that events bring back.</summary>
internal static class SendGridArguments
{
    public const string Reference = "reference";
    private const string Prefix = "procur_";
    private const string Intent = "procur_intent";
    private const string Step = "procur_step";

    public static bool IsOurs(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || name == Reference;

    /// <summary>Puts in what the journal knows the call by.</summary>
    public static void Put(Dictionary<string, string> arguments, Connection connection, WireIntent intent)
    {
        arguments[Intent] = intent.OperationKey ?? intent.KeyFor(connection.Id, SendGridOperations.SendMail);
        if (intent.Step is { } step)
        {
            arguments[Step] = step;
        }
    }

    /// <summary>What the journal knows the call by; null where an event brings it not.</summary>
    public static JournalId? JournalIdIn(IReadOnlyDictionary<string, string> arguments, ConnectionId connection) =>
        arguments.TryGetValue(Intent, out var key)
            ? new JournalId(connection, key, arguments.GetValueOrDefault(Step) ?? SendGridOperations.SendMail)
            : null;
}
