using System.Buffers.Text;
using System.Text;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>An operation's name as it may stand in an address: the caller's own key may hold anything.</summary>
internal static class OperationId
{
    private const char Between = '\u001f';
    private const int Parts = 5;

    public static string Of(JournalId id)
    {
        var (tenant, integration, name) = id.Connection;
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Between, tenant, integration, name, id.Step, id.Key)));
    }

    /// <returns>Null where it is none.</returns>
    public static JournalId? Read(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        // The key is the last: it may hold what stands between.
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Between, Parts);
        return parts is [var tenant, var integration, var name, var step, var key]
            ? new JournalId(new ConnectionId(tenant, integration, name), key, step)
            : null;
    }
}
