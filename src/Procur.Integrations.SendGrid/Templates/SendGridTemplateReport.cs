namespace Procur.Integrations.SendGrid;

/// <summary>What a SendGrid template uses, beside what the host gives. Names only, and no values.</summary>
/// <param name="TemplateId">SendGrid's id of it.</param>
public sealed record SendGridTemplateReport(string TemplateId)
{
    /// <summary>The name of the active version.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// What the template puts into the mail and the host does not give: each is a hole in it. Those within a list stand as <c>lines[].price</c>, in the order of
    /// the alphabet.
    /// </summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What is not given either, and does no harm: the template only asks for it (<c>#if</c>, <c>#each</c>), or has a default.</summary>
    public IReadOnlyList<string> AskedFor { get; init; } = [];

    /// <summary>What the host gives and the template does not use: harmless, or spelt otherwise there.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];

    /// <summary>Whether the mail has no hole.</summary>
    public bool IsComplete => Missing.Count == 0;
}
