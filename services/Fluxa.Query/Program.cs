using Fluxa.ClaimCheck;
using Fluxa.Hosting;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.ApiDocs;
using Fluxa.Hosting.Draining;
using Fluxa.Hosting.Health;
using Fluxa.Persistence;
using Fluxa.Query.Events;

if (HealthProbe.IsAskedFor(args))
{
    return await HealthProbe.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddFluxaService("query");
builder.AddFluxaDrain();
builder.AddFluxaAccess();
builder.AddFluxaApiDocs("Fluxa Query", "Reads events, their payloads and their history.");
builder.Services.AddFluxaPersistence(builder.Configuration);
builder.Services.AddFluxaPayloadStore(builder.Configuration);
builder.Services.AddQuery();

var app = builder.Build();
app.UseFluxaService();
app.UseFluxaDrain();
app.UseFluxaAccess();
app.MapFluxaHealth();
app.MapFluxaApiDocs();
app.MapEvents();
return await app.RunFluxaAsync();
