using System.Text.Json.Nodes;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Email;

/// <summary>Finds a template's id in a connection's settings, and what is missing from its variables. For providers.</summary>
public static class EmailTemplateIds
{
    /// <summary>The service's id of a template.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="operation">The wire operation that needs it.</param>
    /// <param name="template">The template.</param>
    /// <param name="ids">The connection's setting <c>Templates</c>: the service's id by the template's name.</param>
    /// <exception cref="IntegrationException">The settings have no id for its name.</exception>
    public static string Find(
        Connection connection,
        string operation,
        EmailTemplate template,
        IEnumerable<KeyValuePair<string, string>> ids
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(ids);
        if (!string.IsNullOrWhiteSpace(template.Id))
        {
            return template.Id;
        }

        var found = ids.FirstOrDefault(pair => string.Equals(pair.Key, template.Name, StringComparison.OrdinalIgnoreCase)).Value;
        return !string.IsNullOrWhiteSpace(found)
            ? found
            : throw new IntegrationException(
                connection.Descriptor.Key,
                operation,
                IntegrationErrorKind.NotConfigured,
                $"{connection.Descriptor.Key} {operation}: the template '{template.Name}' has no id in the connection '{connection.Id.Name}'; set Templates:{template.Name} to the service's id of it. Nothing was sent."
            );
    }

    /// <summary>The values of a template, with a recipient's own over them.</summary>
    /// <param name="template">The template.</param>
    /// <param name="own">The recipient's own.</param>
    /// <exception cref="ArgumentException">One that the template cannot do without is missing, null or an empty text.</exception>
    public static JsonObject VariablesOf(EmailTemplate template, JsonObject? own = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        var variables = template.ToVariables();
        foreach (var (name, value) in own ?? [])
        {
            variables[name] = value?.DeepClone();
        }

        var missing = template.Required.Where(name => IsMissing(variables[name])).ToList();
        return missing.Count == 0
            ? variables
            : throw new ArgumentException(
                $"The template '{template.Name ?? template.Id}' cannot do without {string.Join(", ", missing)}. Nothing was sent.",
                nameof(template)
            );
    }

    private static bool IsMissing(JsonNode? value) =>
        value is null || (value is JsonValue text && text.TryGetValue<string>(out var said) && string.IsNullOrWhiteSpace(said));
}
