using System.Text.Json.Nodes;

namespace Procur.Integrations;

/// <summary>
/// A template and what goes into it. Hosts name it by its own name (<c>invoice_sent</c>); each connection's settings say which id that is at its service.
/// Eight come with the library; a host derives its own, or uses <see cref="Named"/>.
/// </summary>
public abstract record EmailTemplate
{
    /// <summary>The name, in words with underscores: <c>invoice_sent</c>. Null where <see cref="Id"/> says the service's own.</summary>
    public abstract string? Name { get; }

    /// <summary>The service's own id, past the names in the settings.</summary>
    public virtual string? Id => null;

    /// <summary>What the template cannot do without: looked for before anything is sent.</summary>
    public abstract IReadOnlyList<string> Required { get; }

    /// <summary>The values, under the names that the template has for them. A new object each time.</summary>
    public abstract JsonObject ToVariables();

    /// <summary>A template by its name in the settings.</summary>
    /// <param name="name">The name.</param>
    /// <param name="variables">The values.</param>
    /// <param name="required">What it cannot do without.</param>
    public static EmailTemplate Named(string name, JsonObject? variables = null, params IReadOnlyList<string> required)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new CustomTemplate(name, null, variables, required);
    }

    /// <summary>A template by the service's own id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="variables">The values.</param>
    /// <param name="required">What it cannot do without.</param>
    public static EmailTemplate ById(string id, JsonObject? variables = null, params IReadOnlyList<string> required)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new CustomTemplate(null, id, variables, required);
    }

    /// <summary>The template's name or id alone: what goes into it may be personal.</summary>
    public sealed override string ToString() => $"EmailTemplate {Name ?? Id}";
}
